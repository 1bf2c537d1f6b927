/** Types of the Apex classes and methods that components call. */
declare namespace Apex {
  interface HubAppPage {
    rows?: Apex.HubAppRow[] | null;
    /** Pass it to the next call; null on the last page. */
    nextCursor?: string | null;
    sources?: Apex.HubColumnSource[] | null;
    /** Connected apps and external client apps of the org, counted and not only those of this page. */
    total?: number | null;
    /** How many of them every user may use. */
    openToAll?: number | null;
    /** When connected apps' scopes were last synchronised by `hub apps sync`, or null. */
    snapshotAsOf?: string | null;
    readAt?: string | null;
    readAs?: string | null;
  }
  interface HubAppRow {
    /** Key of the row: the record id, or the name for an app that only its tokens know. */
    key?: string | null;
    id?: string | null;
    name?: string | null;
    /** One of connectedApp, externalClientApp, tokenOnly. */
    kind?: string | null;
    /** One of all, adminApproved, notInstalled, unreadable. */
    permittedUsers?: string | null;
    /** True when permittedUsers is a conclusion and not a stored value. */
    inferred?: boolean | null;
    /** Permission sets and profiles that grant the app, joined with commas; null when nobody is named. */
    grantedBy?: string | null;
    /** Null until tokens were read. */
    users?: number | null;
    tokens?: number | null;
    lastAttempt?: string | null;
    /** Comma-separated, or null when no source knows. */
    scopes?: string | null;
    refreshPolicy?: string | null;
    ipPolicy?: string | null;
    /** Where scopes, refreshPolicy and ipPolicy come from. */
    policySource?: string | null;
    /** When that source was written or read. */
    policyAsOf?: string | null;
    createdDate?: string | null;
    lastModifiedDate?: string | null;
    /** 0 to 100, for sorting. */
    riskScore?: number | null;
    /** One of critical, high, medium, low. */
    risk?: string | null;
    /** One sentence per reason: the evidence of the risk. */
    evidence?: string[] | null;
    remedy?: string | null;
    setupLink?: string | null;
  }
  interface HubTokenPage {
    /** Aggregated by app name. */
    uses?: Apex.HubTokenUse[] | null;
    /** Pass it to the next call; null when everything was read. */
    nextCursor?: string | null;
    /** Tokens that the org counted in all. */
    expectedTotal?: number | null;
    /** Tokens read by this and all earlier pages. */
    readSoFar?: number | null;
    /** Tokens counted in the ranges read so far that no query returned. */
    shortfall?: number | null;
    /** False: nothing was read, `source.missingRight` says why. */
    readable?: boolean | null;
    source?: Apex.HubColumnSource | null;
  }
  interface HubTokenUse {
    appName?: string | null;
    /** Users with at least one token. */
    users?: number | null;
    tokens?: number | null;
    /** Newest `OauthToken.LastUsedDate`, or null. */
    lastAttempt?: string | null;
    /** True when at least one token points to an AppMenuItem: the app is installed. */
    installed?: boolean | null;
  }
  interface HubConsoleSummary {
    /** How many connections work, how many apps are open to anyone, what is new. */
    sentence?: string | null;
    connectionsWorking?: number | null;
    connectionsTotal?: number | null;
    connectionsNeverTested?: number | null;
    /** Null when unreadable. */
    appsOpen?: number | null;
    appsTotal?: number | null;
    newItems?: Apex.HubNewItem[] | null;
    /** Null on the first visit. */
    lastLook?: string | null;
    checkedAt?: string | null;
    /** User name of the person as whom everything was read. */
    checkedAs?: string | null;
    /** Production, Sandbox, Scratch org, Developer Edition, … */
    orgKind?: string | null;
    /** What this kind of org means for credentials. */
    orgKindMeaning?: string | null;
    sources?: Apex.HubColumnSource[] | null;
  }
  interface HubNewItem {
    /** One of connectedApp, externalClientApp, connection, connectionState. */
    kind?: string | null;
    name?: string | null;
    at?: string | null;
    /** What happened, in words. */
    text?: string | null;
  }
  interface HubCheckResult {
    checkId?: string | null;
    label?: string | null;
    /** One of pass, fail, unreadable. */
    status?: string | null;
    findings?: Apex.HubFinding[] | null;
    /** For unreadable: the user permission that is missing, or null when something else prevented the check. */
    missingRight?: string | null;
    /** For unreadable: what prevented the check. */
    message?: string | null;
    checkedAt?: string | null;
    /** The control of the Security Benchmark for Salesforce that the check serves, or null. */
    control?: string | null;
    runbook?: string | null;
  }
  interface HubColumnSource {
    /** Name of the field of the row class that holds the value. */
    column?: string | null;
    /** Object, API or stored result that answered, for example `OauthToken`. */
    source?: string | null;
    /** When the source was read; for stored results, when they were written. */
    asOf?: string | null;
    /** False when the source could not be read completely. */
    readable?: boolean | null;
    /** The user permission that is missing, or null. */
    missingRight?: string | null;
    /** What the reader of the screen should know about this column, or null. */
    note?: string | null;
  }
  interface HubFact {
    /** One of yes, no, unknown, unreadable. */
    value?: string | null;
    /** Why the answer is what it is, in words for the screen. */
    reason?: string | null;
    /** What was asked. */
    source?: string | null;
  }
  interface HubFinding {
    checkId?: string | null;
    /** One of critical, high, medium, low. */
    severity?: string | null;
    /** The thing the finding is about: a connection, an app, a user. */
    subject?: string | null;
    evidence?: string | null;
    why?: string | null;
    whatToDo?: string | null;
    /** Path inside the org that leads to the Setup page, or null. */
    setupLink?: string | null;
    /** Runbook in the repository, for example `docs/runbooks/app-open-to-all-users.md`. */
    runbook?: string | null;
  }
  interface HubRight {
    /** Name without prefix, as in permission set metadata: `ViewSetup`. */
    name?: string | null;
    /** Label as Setup shows it: `View Setup and Configuration`. */
    label?: string | null;
    /** One of yes, no, unknown: unknown when this org has no such permission. */
    held?: string | null;
    /** What the screens cannot show without it. */
    neededFor?: string | null;
  }
  interface HubConnectionList {
    rows?: Apex.HubConnectionRow[] | null;
    sources?: Apex.HubColumnSource[] | null;
    /** How many say Connected in their last test. */
    working?: number | null;
    total?: number | null;
    neverTested?: number | null;
    readAt?: string | null;
    /** User name of the person who reads. */
    readAs?: string | null;
  }
  interface HubConnectionRow {
    id?: string | null;
    developerName?: string | null;
    label?: string | null;
    /** Null when no source knows it. */
    endpoint?: string | null;
    /** Which source knew the endpoint: `NamedCredential.Endpoint`, `ConnectApi … calloutUrl`, … */
    endpointSource?: string | null;
    /** Protocol in Salesforce's words: OAuth, Custom, Basic, AwsSv4, Jwt, or Legacy. */
    protocol?: string | null;
    /** Variant of the protocol: ClientCredentialsClientSecret, JwtBearer, … or null. */
    variant?: string | null;
    externalCredential?: string | null;
    /** Principals as `Name (NamedPrincipal)`, joined with commas. */
    principal?: string | null;
    /** True when a principal is per user: configured and granted are then about the running user. */
    perUser?: boolean | null;
    /** Does the principal hold the expected parameters? */
    configured?: Apex.HubFact | null;
    /** May the running user use the principal? */
    granted?: Apex.HubFact | null;
    /** The last stored test, or null when it was never tested. */
    lastTest?: Apex.HubConnectionTestResult | null;
    /** False when the register has no entry: it cannot be tested then. */
    registered?: boolean | null;
    /** What Test will send: `GET /folders/0`; null when not registered. */
    healthCall?: string | null;
    /** Role name, from the register. */
    primaryOwner?: string | null;
    secondaryOwner?: string | null;
    direction?: string | null;
    dataClass?: string | null;
    criticality?: string | null;
    runbook?: string | null;
    /** Path of the credential's Setup page. */
    setupLink?: string | null;
  }
  interface HubConnectionTestResult {
    /** Developer name of the named credential. */
    developerName?: string | null;
    /** One of the state names of HubCalloutClassifier, for example `Connected` or `TimedOut`. */
    state?: string | null;
    /** The state in the user's language. */
    stateLabel?: string | null;
    /** True only for Connected. */
    working?: boolean | null;
    /** HTTP status, or null when no answer came. */
    statusCode?: number | null;
    milliseconds?: number | null;
    testedAt?: string | null;
    /** User name of the person who tested. */
    testedBy?: string | null;
    /** What was sent: `GET callout:BoxNamedCreds/folders/0`, with the time allowed. */
    tried?: string | null;
    /** The platform's own text, or the beginning of the answer's status line. */
    platformText?: string | null;
    whatToDo?: string | null;
    /** Path of the Setup page where it is done, or null. */
    setupLink?: string | null;
    /** Seconds the partner asks to wait, from Retry-After, or null. */
    retryAfterSeconds?: number | null;
    /** Where the rule that named the state comes from. */
    ruleSource?: string | null;
  }
}

declare module '@salesforce/apex/HubAppController.getApps' {
  import type { ApexMethod } from '@salesforce/apex';
  const getApps: ApexMethod<{ cursor: string | null; tokenUse: Apex.HubTokenUse[] | null }, Apex.HubAppPage>;
  export default getApps;
}

declare module '@salesforce/apex/HubAppController.readTokens' {
  import type { ApexMethod } from '@salesforce/apex';
  const readTokens: ApexMethod<{ cursor: string | null }, Apex.HubTokenPage>;
  export default readTokens;
}

declare module '@salesforce/apex/HubConsoleController.getSummary' {
  import type { ApexMethod } from '@salesforce/apex';
  const getSummary: ApexMethod<Record<string, never>, Apex.HubConsoleSummary>;
  export default getSummary;
}

declare module '@salesforce/apex/HubConsoleController.getRights' {
  import type { ApexMethod } from '@salesforce/apex';
  const getRights: ApexMethod<Record<string, never>, Apex.HubRight[]>;
  export default getRights;
}

declare module '@salesforce/apex/HubConsoleController.getChecks' {
  import type { ApexMethod } from '@salesforce/apex';
  const getChecks: ApexMethod<Record<string, never>, Apex.HubCheckResult[]>;
  export default getChecks;
}

declare module '@salesforce/apex/HubConsoleController.markLooked' {
  import type { ApexMethod } from '@salesforce/apex';
  const markLooked: ApexMethod<Record<string, never>, void>;
  export default markLooked;
}

declare module '@salesforce/apex/HubConnectionController.getConnections' {
  import type { ApexMethod } from '@salesforce/apex';
  const getConnections: ApexMethod<Record<string, never>, Apex.HubConnectionList>;
  export default getConnections;
}

declare module '@salesforce/apex/HubConnectionController.testConnection' {
  import type { ApexMethod } from '@salesforce/apex';
  const testConnection: ApexMethod<{ developerName: string | null }, Apex.HubConnectionTestResult>;
  export default testConnection;
}

declare module '@salesforce/apex/HubConnectionController.saveResults' {
  import type { ApexMethod } from '@salesforce/apex';
  const saveResults: ApexMethod<{ results: Apex.HubConnectionTestResult[] | null }, void>;
  export default saveResults;
}

declare module '@salesforce/apex/HubConnectionController.getHistory' {
  import type { ApexMethod } from '@salesforce/apex';
  const getHistory: ApexMethod<{ developerName: string | null }, Apex.HubConnectionTestResult[]>;
  export default getHistory;
}
