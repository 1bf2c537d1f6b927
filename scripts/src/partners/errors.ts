import { SfError } from '@salesforce/core';

/** Something that was asked for cannot be had; the message says why, the actions what to do. Exit code 2, as for a wrong flag. */
export class PartnerRefusedError extends SfError {
  constructor(message: string, ...actions: readonly string[]) {
    super(message, 'PartnerRefusedError', [...actions], 2);
  }
}
