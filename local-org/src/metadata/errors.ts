/** A request of the Metadata API that cannot be carried out; `code` is the platform's exception code. */
export class MetadataError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'MetadataError';
    this.code = code;
  }
}
