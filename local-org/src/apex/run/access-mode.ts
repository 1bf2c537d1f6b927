/** User mode in which a permission set counts besides those of the running user. */
export interface UserModeWith {
  readonly permissionSetId: string;
}

/** In which mode an operation runs; null for the caller's own. */
export type AccessMode = 'user' | 'system' | UserModeWith | null;
