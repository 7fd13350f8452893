// Looks whether each link of the site in the given directory leads to a page, and to a place of it
// where it names one, and whether no page makes a browser ask another host
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

const [site, base] = process.argv.slice(2);
const files = readdirSync(site, { recursive: true });
const read = (file) => readFileSync(posix.join(site, file), 'utf8');
const findings = [];

const html = new Map(files.filter((file) => file.endsWith('.html')).map((file) => [file, read(file)]));
const ids = new Map([...html].map(([file, page]) => [file, new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))]));

for (const [file, page] of html) {
  if (!page.includes(`http-equiv="Content-Security-Policy" content="default-src 'self'; `)) {
    findings.push(`${file} does not forbid other hosts`);
  }
  for (const [element, name] of page.matchAll(/<([a-z]+)\b[^>]*>/g)) {
    const links = [...element.matchAll(/\s(href|src|srcset|poster|data)="([^"]*)"/g)].map(([, , link]) => link);
    for (const link of links) {
      if (/^data:|^mailto:/.test(link)) {
        continue;
      }
      if (/^([a-z]+:)?\/\//.test(link)) {
        if (name !== 'a') {
          findings.push(`${file} asks another host: ${element}`);
        }
        continue;
      }
      const [, path, anchor] = decodeURI(link).match(/^([^#]*)#?(.*)$/);
      const inside = path.startsWith(base) ? path.slice(base.length) : posix.join(posix.dirname(file), path);
      const target = path === '' ? file : (inside === '' || inside.endsWith('/')) ? inside + 'index.html' : inside;
      if (!existsSync(posix.join(site, target)) || (anchor && !ids.get(target)?.has(anchor))) {
        findings.push(`${file} links to ${link}, which does not exist`);
      }
    }
  }
}
for (const file of files.filter((file) => file.endsWith('.css'))) {
  for (const [url] of read(file).matchAll(/(@import|url\()\s*["']?(https?:)?\/\/[^"')]*/g)) {
    findings.push(`${file} asks another host: ${url}`);
  }
}

findings.forEach((finding) => console.error(finding));
console.log(`${html.size} pages, ${findings.length} findings`);
process.exit(findings.length ? 1 : 0);
