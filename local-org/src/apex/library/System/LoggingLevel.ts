import { enumClass } from '../define.ts';

/** From silent to loud: a level's ordinal grows with its importance. */
const LEVELS = ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'];

export default enumClass('System.LoggingLevel', LEVELS);
