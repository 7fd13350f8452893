import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

import { slug } from 'github-slugger';

import { asOnGitHub, description, links, sidebar } from './pages.mjs';

// Set by .ci/build-site
const { DOCS: docs, REPOSITORY: repository, DOCUMENTATION_VERSION: version, SITE_BASE: base } = process.env;

// What is found elsewhere, too, and would stand before it
const notSearched = ['coverage.md'];

export default {
  title: 'OpenAI Health for Spring Boot',
  description: 'A Spring Boot starter that checks the OpenAI key when an application starts, and tells from then on whether it is still accepted.',
  base,
  srcDir: 'docs',
  srcExclude: ['**/target/**'],
  outDir: '../site',
  cacheDir: 'cache',
  rewrites: { 'README.md': 'index.md', ':directory(.*)/README.md': ':directory/index.md' },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 9h3l2-6 4 11 2-5h3" fill="none" stroke="#10a37f" stroke-width="2" stroke-linejoin="round"/></svg>')}` }],
    // A reader's browser asks no other host, whatever a page may contain
    ['meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'" }],
  ],
  ignoreDeadLinks: 'localhostLinks',
  markdown: {
    attrs: { disable: true },
    anchor: { slugify: slug },
    config(md) {
      links(md, { docs, repository, version });
      asOnGitHub(md);
    },
  },
  // A link, beside which what npm brought is found
  vite: { resolve: { preserveSymlinks: true } },
  transformPageData(page, { siteConfig }) {
    if (page.filePath !== 'README.md') {
      page.description = description(readFileSync(posix.join(siteConfig.srcDir, page.filePath), 'utf8'));
    }
  },
  themeConfig: {
    outline: [2, 3],
    sidebar: sidebar(docs),
    nav: [
      { text: 'Getting started', link: '/getting-started/' },
      { text: 'Causes', link: '/causes' },
      { text: `GitHub (${version})`, link: `${repository}/tree/${version}` },
    ],
    editLink: { pattern: `${repository}/edit/main/docs/:path`, text: 'Edit this page' },
    search: {
      provider: 'local',
      options: {
        _render(source, env, md) {
          return notSearched.includes(env.relativePath) ? '' : md.render(source, env);
        },
      },
    },
  },
};
