/** A refused token request, in OAuth's and Salesforce's words. */
export class OAuthRefusal extends Error {
  readonly error: string;
  constructor(error: string, description: string) {
    super(description);
    this.name = 'OAuthRefusal';
    this.error = error;
  }
}
