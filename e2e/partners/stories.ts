import type { System } from '../../scripts/src/start/system.ts';
import { bpay } from './bpay.ts';

/** Declares the tests of one partner; the system is there when they run. */
export type PartnerStory = (system: () => System) => void;

export const partnerStories: Readonly<Record<string, PartnerStory>> = { bpay };
