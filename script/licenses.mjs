// The notices of what is bundled: its licences ask that they go along with every copy.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `inputs`: paths from the root of all that went into the bundles. One text, a part for each package, by name. */
export function thirdPartyLicenses(root, inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const parts = [...folders].map((folder) => ({
    folder,
    about: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
  }));
  return parts
    .sort((a, b) => (a.about.name < b.about.name ? -1 : 1))
    .map(
      ({ folder, about }) =>
        `${about.name} ${about.version} (${about.license})\n\n${noticeIn(join(root, folder), about)}\n`,
    )
    .join(`\n${'-'.repeat(78)}\n\n`);
}

function noticeIn(folder, { name, license, author }) {
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i.test(entry));
  if (file !== undefined && existsSync(join(folder, file)))
    return readFileSync(join(folder, file), 'utf8').trim();
  if (license === undefined) throw new Error(`${name} has no licence`);
  const holder = typeof author === 'string' ? author : author?.name;
  return `Copyright ${holder ?? `the authors of ${name}`}. Licence: ${license}.`;
}
