export { isId, randomId, sameId, to18 } from '../schema/ids.ts';
