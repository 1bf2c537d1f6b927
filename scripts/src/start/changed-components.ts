import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';

/** Content hash of every component of a source folder, by `Type:FullName`, and where each one is. */
export interface SourceState {
  readonly hashes: Readonly<Record<string, string>>;
  readonly paths: Readonly<Record<string, string>>;
}

/** Reads a folder as the Salesforce CLI would: .forceignore holds. */
export function readSourceState(folder: string): SourceState {
  const hashes: Record<string, string> = {};
  const paths: Record<string, string> = {};
  for (const component of ComponentSet.fromSource(folder).getSourceComponents()) {
    const key = `${component.type.name}:${component.fullName}`;
    const hash = createHash('sha256');
    const files = [component.xml, ...component.walkContent()].filter((file) => file !== undefined).toSorted();
    for (const file of files) hash.update(path.relative(folder, file)).update(readFileSync(file));
    hashes[key] = hash.digest('hex');
    paths[key] = component.content ?? component.xml ?? folder;
  }
  return { hashes, paths };
}

/** What was last deployed to which org; a lost or broken file only means that everything is deployed again. */
export class DeployRecord {
  readonly #file: string;
  readonly #orgId: string;

  constructor(file: string, orgId: string) {
    this.#file = file;
    this.#orgId = orgId;
  }

  /** paths of the components whose content differs from what this org has */
  changed(state: SourceState): string[] {
    const known = this.#read();
    return Object.keys(state.hashes)
      .filter((key) => known[key] !== state.hashes[key])
      .map((key) => state.paths[key]);
  }

  save(state: SourceState): void {
    writeFileSync(this.#file, JSON.stringify({ orgId: this.#orgId, hashes: state.hashes }));
  }

  #read(): Readonly<Record<string, string>> {
    if (!existsSync(this.#file)) return {};
    try {
      const saved = JSON.parse(readFileSync(this.#file, 'utf8')) as { orgId: string; hashes: Record<string, string> };
      return saved.orgId === this.#orgId ? saved.hashes : {};
    } catch {
      return {};
    }
  }
}
