declare namespace jest {
  interface Matchers<R> {
    /** of @sa11y/jest */
    toBeAccessible(): Promise<R>;
  }
}
