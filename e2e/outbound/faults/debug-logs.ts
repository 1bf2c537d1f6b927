import { queryAll, rest, type RestSession } from '../../../scripts/src/org/rest.ts';

const HOURS = 3;

/** Has the org keep a debug log of everything that runs for the user, jobs among it, with all that a log can say. */
export async function keepDebugLogs(session: RestSession, username: string): Promise<void> {
  const [user] = await queryAll<{ Id: string }>(session, `SELECT Id FROM User WHERE Username = '${username}'`);
  const level = (await rest(session, 'POST', '/tooling/sobjects/DebugLevel', {
    DeveloperName: 'Faults',
    MasterLabel: 'Faults',
    ApexCode: 'FINEST',
    Callout: 'FINEST',
    Database: 'FINEST',
    System: 'FINEST',
    Workflow: 'FINEST',
  })) as { id: string };
  await rest(session, 'POST', '/tooling/sobjects/TraceFlag', {
    TracedEntityId: user.Id,
    DebugLevelId: level.id,
    LogType: 'USER_DEBUG',
    StartDate: new Date().toISOString(),
    ExpirationDate: new Date(Date.now() + HOURS * 3_600_000).toISOString(),
  });
}

/** The debug logs of jobs that the org kept. */
export async function debugLogsOfJobs(session: RestSession): Promise<string[]> {
  const rows = await queryAll<{ Id: string; Operation: string }>(
    session,
    "SELECT Id, Operation FROM ApexLog WHERE Operation LIKE '%Queueable%' LIMIT 300",
    'tooling',
  );
  return Promise.all(
    rows.map(async ({ Id }) => {
      const answer = await fetch(
        `${session.url}/services/data/v${session.apiVersion}/tooling/sobjects/ApexLog/${Id}/Body`,
        {
          headers: { Authorization: `Bearer ${session.accessToken}` },
        },
      );
      return answer.text();
    }),
  );
}
