import { ROUNDING_MODES } from '../../runtime/rounding.ts';
import { enumClass } from '../define.ts';

export default enumClass('System.RoundingMode', ROUNDING_MODES);
