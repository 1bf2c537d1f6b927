import { ApexPageReference } from '../../library/System/PageReference.ts';
import { IllegalArgumentException, nullPointer } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { plainText } from '../plain-text.ts';
import { rowsOf } from '../user-settings.ts';

/** PageReference.forResource(name[, path]): where the content of a static resource is served. */
export function forResource(name: string | null, path: string | null = null): ApexPageReference {
  const [row] = rowsOf(engine().db, 'StaticResource', 'Name', name ?? nullPointer());
  if (!row) throw new IllegalArgumentException(`Static Resource not found: ${name}`);
  const stamp = Date.parse(plainText(row['systemmodstamp'] ?? row['lastmodifieddate'])) || 0;
  return new ApexPageReference(`/resource/${stamp}/${name}${path === null ? '' : `/${path.replace(/^\//, '')}`}`);
}
