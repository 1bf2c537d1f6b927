import path from 'node:path';
import { writeRunbookList } from './write.ts';

/** `npm run build:runbooks` */
await writeRunbookList(path.resolve(import.meta.dirname, '../../..'));
