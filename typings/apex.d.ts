// Generated from the Apex source by `npm run build:typings`; a test fails when it is not up to date.

declare namespace Apex {
  interface HubAppPage {
    rows?: readonly Apex.HubAppRow[] | null;
    nextCursor?: string | null;
    sources?: readonly Apex.HubColumnSource[] | null;
    total?: number | null;
    openToAll?: number | null;
    snapshotAsOf?: string | null;
    readAt?: string | null;
    readAs?: string | null;
  }

  interface HubAppRow {
    key?: string | null;
    id?: string | null;
    name?: string | null;
    kind?: string | null;
    permittedUsers?: string | null;
    inferred?: boolean | null;
    grantedBy?: string | null;
    users?: number | null;
    tokens?: number | null;
    lastAttempt?: string | null;
    scopes?: string | null;
    refreshPolicy?: string | null;
    ipPolicy?: string | null;
    policySource?: string | null;
    policyAsOf?: string | null;
    createdDate?: string | null;
    lastModifiedDate?: string | null;
    riskScore?: number | null;
    risk?: string | null;
    evidence?: readonly string[] | null;
    remedy?: string | null;
    setupLink?: string | null;
  }

  interface HubCheckResult {
    checkId?: string | null;
    label?: string | null;
    status?: string | null;
    findings?: readonly Apex.HubFinding[] | null;
    missingRight?: string | null;
    message?: string | null;
    checkedAt?: string | null;
    control?: string | null;
    runbook?: string | null;
  }

  interface HubColumnSource {
    column?: string | null;
    source?: string | null;
    asOf?: string | null;
    readable?: boolean | null;
    missingRight?: string | null;
    note?: string | null;
  }

  interface HubConnectionList {
    rows?: readonly Apex.HubConnectionRow[] | null;
    sources?: readonly Apex.HubColumnSource[] | null;
    working?: number | null;
    total?: number | null;
    neverTested?: number | null;
    readAt?: string | null;
    readAs?: string | null;
  }

  interface HubConnectionRow {
    id?: string | null;
    developerName?: string | null;
    label?: string | null;
    endpoint?: string | null;
    endpointSource?: string | null;
    protocol?: string | null;
    variant?: string | null;
    externalCredential?: string | null;
    principal?: string | null;
    perUser?: boolean | null;
    configured?: Apex.HubFact | null;
    granted?: Apex.HubFact | null;
    lastTest?: Apex.HubConnectionTestResult | null;
    registered?: boolean | null;
    healthCall?: string | null;
    primaryOwner?: string | null;
    secondaryOwner?: string | null;
    direction?: string | null;
    dataClass?: string | null;
    criticality?: string | null;
    runbook?: string | null;
    setupLink?: string | null;
  }

  interface HubConnectionTestResult {
    developerName?: string | null;
    state?: string | null;
    stateLabel?: string | null;
    working?: boolean | null;
    statusCode?: number | null;
    milliseconds?: number | null;
    testedAt?: string | null;
    testedBy?: string | null;
    tried?: string | null;
    platformText?: string | null;
    whatToDo?: string | null;
    setupLink?: string | null;
    retryAfterSeconds?: number | null;
    ruleSource?: string | null;
  }

  interface HubConsoleSummary {
    sentence?: string | null;
    connectionsWorking?: number | null;
    connectionsTotal?: number | null;
    connectionsNeverTested?: number | null;
    appsOpen?: number | null;
    appsTotal?: number | null;
    newItems?: readonly Apex.HubNewItem[] | null;
    lastLook?: string | null;
    checkedAt?: string | null;
    checkedAs?: string | null;
    orgKind?: string | null;
    orgKindMeaning?: string | null;
    sources?: readonly Apex.HubColumnSource[] | null;
  }

  interface HubDeskOutcome {
    done?: number | null;
    refused?: readonly Apex.HubDeskRefusal[] | null;
    nextCursor?: string | null;
  }

  interface HubDeskRefusal {
    id?: string | null;
    name?: string | null;
    why?: string | null;
  }

  interface HubFact {
    value?: string | null;
    reason?: string | null;
    source?: string | null;
  }

  interface HubFinding {
    checkId?: string | null;
    severity?: string | null;
    subject?: string | null;
    evidence?: string | null;
    why?: string | null;
    whatToDo?: string | null;
    setupLink?: string | null;
    runbook?: string | null;
  }

  interface HubNewItem {
    kind?: string | null;
    name?: string | null;
    at?: string | null;
    text?: string | null;
  }

  interface HubQueueBreaker {
    integration?: string | null;
    failures?: number | null;
    openUntil?: string | null;
  }

  interface HubQueueCall {
    calledAt?: string | null;
    state?: string | null;
    statusCode?: number | null;
    milliseconds?: number | null;
    text?: string | null;
    mayHaveActed?: boolean | null;
  }

  interface HubQueueContent {
    contentType?: string | null;
    text?: string | null;
    characters?: number | null;
    isWhole?: boolean | null;
  }

  interface HubQueueCount {
    integration?: string | null;
    status?: string | null;
    messages?: number | null;
    oldestAt?: string | null;
  }

  interface HubQueueFilter {
    status?: string | null;
    integration?: string | null;
    olderThanMinutes?: number | null;
    text?: string | null;
    newestFirst?: boolean | null;
  }

  interface HubQueueIntegration {
    name?: string | null;
    label?: string | null;
  }

  interface HubQueueMessage {
    row?: Apex.HubQueueRow | null;
    calls?: readonly Apex.HubQueueCall[] | null;
    callsReadable?: boolean | null;
    heldUpBy?: string | null;
    heldUpByStatus?: string | null;
    recognisesRepetition?: boolean | null;
    runbook?: string | null;
    owner?: string | null;
  }

  interface HubQueueMinute {
    minute?: string | null;
    enqueued?: number | null;
    delivered?: number | null;
    failed?: number | null;
  }

  interface HubQueueOverview {
    counts?: readonly Apex.HubQueueCount[] | null;
    agesRead?: boolean | null;
    minutes?: readonly Apex.HubQueueMinute[] | null;
    minutesComplete?: boolean | null;
    breakers?: readonly Apex.HubQueueBreaker[] | null;
    integrations?: readonly Apex.HubQueueIntegration[] | null;
    sweeperRuns?: boolean | null;
    sweeperInstalled?: boolean | null;
    mayDecide?: boolean | null;
    mayReadContent?: boolean | null;
    readAt?: string | null;
    readAs?: string | null;
  }

  interface HubQueuePage {
    rows?: readonly Apex.HubQueueRow[] | null;
    nextCursor?: string | null;
    readAt?: string | null;
  }

  interface HubQueueRow {
    id?: string | null;
    name?: string | null;
    integration?: string | null;
    status?: string | null;
    call?: string | null;
    attempts?: number | null;
    createdAt?: string | null;
    nextAt?: string | null;
    leasedUntil?: string | null;
    deliveredAt?: string | null;
    lastAttemptAt?: string | null;
    lastState?: string | null;
    lastStatusCode?: number | null;
    lastText?: string | null;
    reason?: string | null;
    correlationId?: string | null;
    signature?: string | null;
    orderKey?: string | null;
    sourceId?: string | null;
    sourceKind?: string | null;
  }

  interface HubRight {
    name?: string | null;
    label?: string | null;
    held?: string | null;
    neededFor?: string | null;
  }

  interface HubStorage {
    uses?: readonly Apex.HubStorageUse[] | null;
    kilobytesPerRow?: number | null;
    limitMegabytes?: number | null;
    keepHoursDays?: number | null;
    keepMessagesDays?: number | null;
    readAt?: string | null;
  }

  interface HubStorageUse {
    integration?: string | null;
    failures?: number | null;
    keepDays?: number | null;
    hours?: number | null;
    messages?: number | null;
  }

  interface HubTokenPage {
    uses?: readonly Apex.HubTokenUse[] | null;
    nextCursor?: string | null;
    expectedTotal?: number | null;
    readSoFar?: number | null;
    shortfall?: number | null;
    readable?: boolean | null;
    source?: Apex.HubColumnSource | null;
  }

  interface HubTokenUse {
    appName?: string | null;
    users?: number | null;
    tokens?: number | null;
    lastAttempt?: string | null;
    installed?: boolean | null;
  }
}

declare module '@salesforce/apex/HubAppController.getApps' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ cursor: string | null; tokenUse: readonly Apex.HubTokenUse[] | null }, Apex.HubAppPage>;
  export default method;
}

declare module '@salesforce/apex/HubAppController.readTokens' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ cursor: string | null }, Apex.HubTokenPage>;
  export default method;
}

declare module '@salesforce/apex/HubConnectionController.getConnections' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<Record<string, never>, Apex.HubConnectionList>;
  export default method;
}

declare module '@salesforce/apex/HubConnectionController.testConnection' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ developerName: string | null }, Apex.HubConnectionTestResult>;
  export default method;
}

declare module '@salesforce/apex/HubConnectionController.saveResults' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ results: readonly Apex.HubConnectionTestResult[] | null }, void>;
  export default method;
}

declare module '@salesforce/apex/HubConnectionController.getHistory' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ developerName: string | null }, readonly Apex.HubConnectionTestResult[]>;
  export default method;
}

declare module '@salesforce/apex/HubConsoleController.getSummary' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<Record<string, never>, Apex.HubConsoleSummary>;
  export default method;
}

declare module '@salesforce/apex/HubConsoleController.getRights' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<Record<string, never>, readonly Apex.HubRight[]>;
  export default method;
}

declare module '@salesforce/apex/HubConsoleController.getChecks' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<Record<string, never>, readonly Apex.HubCheckResult[]>;
  export default method;
}

declare module '@salesforce/apex/HubConsoleController.markLooked' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<Record<string, never>, void>;
  export default method;
}

declare module '@salesforce/apex/HubQueueController.getOverview' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ minutes: number | null }, Apex.HubQueueOverview>;
  export default method;
}

declare module '@salesforce/apex/HubQueueController.getPage' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ filter: Apex.HubQueueFilter | null; cursor: string | null }, Apex.HubQueuePage>;
  export default method;
}

declare module '@salesforce/apex/HubQueueController.countMatching' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ filter: Apex.HubQueueFilter | null }, number>;
  export default method;
}

declare module '@salesforce/apex/HubQueueController.getMessage' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ messageId: string | null }, Apex.HubQueueMessage>;
  export default method;
}

declare module '@salesforce/apex/HubQueueController.getStorage' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<Record<string, never>, Apex.HubStorage>;
  export default method;
}

declare module '@salesforce/apex/HubQueueDeskController.decide' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ action: string | null; messageIds: readonly string[] | null; reason: string | null }, Apex.HubDeskOutcome>;
  export default method;
}

declare module '@salesforce/apex/HubQueueDeskController.decideNext' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ action: string | null; filter: Apex.HubQueueFilter | null; cursor: string | null; reason: string | null }, Apex.HubDeskOutcome>;
  export default method;
}

declare module '@salesforce/apex/HubQueueDeskController.getContent' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<{ messageId: string | null }, Apex.HubQueueContent>;
  export default method;
}

declare module '@salesforce/apex/HubQueueDeskController.startSweeper' {
  import type { ApexMethod } from '@salesforce/apex';
  const method: ApexMethod<Record<string, never>, number>;
  export default method;
}
