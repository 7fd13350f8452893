import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * The pages below the given directory, such as 'causes.md' and 'decisions/README.md'.
 */
export function pages(docs) {
  return readdirSync(docs, { recursive: true })
    .filter((file) => file.endsWith('.md') && !/(^|\/)(target|node_modules)\//.test(file))
    .sort();
}

/**
 * The sidebar, which is what the index (README.md) lists: a group for each of its headings, with the
 * pages of its tables. The README.md of a directory is followed by the other pages there.
 */
export function sidebar(docs) {
  const all = pages(docs);
  const listed = new Set(['README.md']);
  const title = (page) => readFileSync(posix.join(docs, page), 'utf8').match(/^# (.*)$/m)[1];
  const item = (page, text) => {
    if (listed.has(page) || !all.includes(page)) {
      throw new Error(`docs/README.md lists ${page} ${listed.has(page) ? 'twice' : 'which does not exist'}`);
    }
    listed.add(page);
    const below = page.endsWith('/README.md')
      ? all.filter((other) => other !== page && other.startsWith(page.slice(0, -'README.md'.length)))
      : [];
    return {
      text: plain(text),
      link: '/' + page.replace(/README\.md$/, '').replace(/\.md$/, ''),
      ...(below.length && { collapsed: true, items: below.map((other) => item(other, title(other))) }),
    };
  };
  const groups = readFileSync(posix.join(docs, 'README.md'), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((group) => ({
      text: plain(group.split('\n', 1)[0]),
      items: [...group.matchAll(/^\| \[([^\]]+)\]\(([^)]+\.md)\) \|/gm)].map(([, text, page]) => item(page, text)),
    }))
    .filter((group) => group.items.length);
  const missing = all.filter((page) => !listed.has(page));
  if (missing.length) {
    throw new Error(`docs/README.md does not list ${missing.join(', ')}`);
  }
  return groups;
}

/**
 * The first paragraph of a page, as its description.
 */
export function description(markdown) {
  const paragraph = markdown.split(/\n{2,}/).find((block) => /^[A-Z`*[]/.test(block)) ?? '';
  const text = plain(paragraph.replaceAll('\n', ' '));
  return text.length > 200 ? text.slice(0, 200).replace(/\s+\S*$/, ' …') : text;
}

/**
 * Makes the links of pages, which are those that GitHub wants, links of the site: a README.md is the
 * index of its directory, and what is no page is shown by the repository at the given version.
 */
export function links(md, { docs, repository, version }) {
  const target = (page, link) => {
    if (/^([a-z]+:|#|\/)/.test(link)) {
      return link;
    }
    const [, path, anchor] = link.match(/^([^#]*)(.*)$/);
    const file = posix.normalize(posix.join(posix.dirname(page), path));
    if (!existsSync(posix.join(docs, file))) {
      throw new Error(`${page} links to ${link}, which does not exist`);
    }
    const isDirectory = statSync(posix.join(docs, file)).isDirectory();
    const index = isDirectory ? posix.join(path, 'README.md') : path;
    if (!file.startsWith('..') && index.endsWith('.md') && existsSync(posix.join(docs, posix.dirname(page), index))) {
      return index.replace(/(^|\/)README\.md$/, '$1index.md') + anchor;
    }
    return `${repository}/${isDirectory ? 'tree' : 'blob'}/${version}/${posix.join('docs', file)}${anchor}`;
  };
  md.core.ruler.push('links', ({ tokens, env }) =>
    tokens
      .flatMap((token) => token.children ?? [])
      .filter((token) => token.type === 'link_open')
      .forEach((token) => token.attrSet('href', target(env.relativePath, token.attrGet('href')))),
  );
}

/**
 * Renders what is common in Markdown on GitHub, and is not known, or something else, here.
 */
export function asOnGitHub(md) {
  // 'openai.com' is no link, only 'https://openai.com' is
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

  // Braces are text, and no expression of Vue's
  for (const rule of ['text', 'code_inline']) {
    const render = md.renderer.rules[rule];
    md.renderer.rules[rule] = (...all) => render(...all).replaceAll('{{', '&#123;&#123;');
  }

  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, at, ...all) =>
    tokens[at].info.trim() === 'mermaid'
      ? `<Drawing source="${md.utils.escapeHtml(tokens[at].content)}" />\n`
      : fence(tokens, at, ...all);

  // Light and dark are what the reader has chosen for this site, which the system may contradict
  const html = md.renderer.rules.html_block;
  md.renderer.rules.html_block = (tokens, at, ...all) => {
    const [, dark, alt, light] =
      tokens[at].content.match(/^<picture>\s*<source[^>]* srcset="([^"]+)">\s*<img alt="([^"]*)" src="([^"]+)">\s*<\/picture>\s*$/) ?? [];
    return light
      ? `<p><img class="light-only" alt="${alt}" src="./${light}"><img class="dark-only" alt="${alt}" src="./${dark}"></p>\n`
      : html(tokens, at, ...all);
  };
}

function plain(markdown) {
  return markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '').trim();
}
