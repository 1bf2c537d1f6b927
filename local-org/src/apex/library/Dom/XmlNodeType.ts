import { enumClass } from '../define.ts';

export default enumClass('Dom.XmlNodeType', ['COMMENT', 'ELEMENT', 'TEXT']);
