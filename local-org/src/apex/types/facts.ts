export interface ApexSource {
  /** where problems are reported; ends with `.cls` or `.trigger` */
  readonly path: string;
  readonly text: string;
  /** e.g. 67 */
  readonly apiVersion: number;
}

/** What else of the org Apex can name. Names are compared without case; a list that is absent is not checked. */
export interface OrgFacts {
  readonly labels?: readonly string[];
  readonly pages?: readonly string[];
  readonly flows?: readonly string[];
  readonly customPermissions?: readonly string[];
  readonly staticResources?: readonly string[];
  /** the namespace of the project, under which its own types may be named too */
  readonly namespaces?: readonly string[];
}
