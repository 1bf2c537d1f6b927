import { basename, extname } from 'node:path';
import { childOf } from '../xml/parse.ts';
import { audit, flagOf, named, numberOf, putRow, replaceRows, textOf, type Projection } from './projection.ts';

const OBJECT = 'LightningComponentResource';

export const lightningBundle: Projection = {
  types: ['LightningComponentBundle'],
  apply(deployed) {
    const { document, component, store } = deployed;
    putRow(deployed, 'LightningComponentBundle', {
      ...named(deployed, 'masterLabel'),
      ApiVersion: numberOf(document, 'apiVersion'),
      Description: textOf(document, 'description'),
      IsExplicitImport: flagOf(document, 'isExplicitImport'),
      IsExposed: flagOf(document, 'isExposed'),
      TargetConfigs: childOf(document, 'targetConfigs') ? '' : null,
    });
    const files = [...store.files(component)].map(([path, bytes]) => ({
      ...audit(deployed),
      FilePath: path,
      Format: extname(basename(path)).slice(1),
      ManageableState: 'unmanaged',
      Source: new TextDecoder().decode(bytes),
    }));
    replaceRows(deployed, OBJECT, 'LightningComponentBundleId', component.id, files);
  },
  remove(removed) {
    replaceRows(removed, OBJECT, 'LightningComponentBundleId', removed.component.id, []);
    removed.rows.remove('LightningComponentBundle', removed.component.id);
  },
};
