import { registerBehaviour } from './registry.ts';
import type { BehaviourContext, BehaviourRow } from './registry.ts';

/** Usernames look like addresses and are unique; a user without a free licence cannot be active; nobody is deleted. */
registerBehaviour({ object: 'User', beforeWrite: (context, rows) => rows.forEach((row) => check(context, row)) });

function check(context: BehaviourContext, row: BehaviourRow): void {
  if (context.operation === 'delete') {
    row.errors.push({
      statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: 'insufficient access rights on object id',
      fields: [],
    });
    return;
  }
  const username = row.fields['Username'];
  if (typeof username === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(username))
    row.errors.push({
      statusCode: 'INVALID_EMAIL_ADDRESS',
      message: `Username: Invalid Username : Your username must be in the form of an email address: ${username}`,
      fields: ['Username'],
    });
  if (typeof username === 'string' && row.old?.['Username'] !== username && isTaken(context, username, row.id))
    row.errors.push({
      statusCode: 'DUPLICATE_USERNAME',
      message:
        'Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations.',
      fields: ['Username'],
    });
  const { internal, ignoresLicences } = context.access;
  const isActivated = row.fields['IsActive'] === true && row.old?.['IsActive'] !== true;
  if (isActivated && internal !== true && ignoresLicences !== true) checkLicence(context, row);
}

function isTaken(context: BehaviourContext, username: string, id: string | null): boolean {
  const found = context.database
    .prepare('SELECT "Id" AS id FROM "User" WHERE "Username" = ? AND "Id" IS NOT ?')
    .get(username, id);
  return found !== undefined;
}

function checkLicence(context: BehaviourContext, row: BehaviourRow): void {
  const profile = String(row.fields['ProfileId'] ?? '');
  const usage = `SELECT l."Name" AS name, l."TotalLicenses" AS total,
      (SELECT count(*) FROM "User" u JOIN "Profile" up ON up."Id" = u."ProfileId" WHERE up."UserLicenseId" = l."Id" AND u."IsActive" = 1) AS used
    FROM "Profile" p JOIN "UserLicense" l ON l."Id" = p."UserLicenseId" WHERE p."Id" = ?`;
  const found = context.database.tables.exists('UserLicense')
    ? context.database.prepare(usage).get(profile)
    : undefined;
  if (found !== undefined && Number(found['used']) >= Number(found['total']))
    row.errors.push({ statusCode: 'LICENSE_LIMIT_EXCEEDED', message: 'License Limit Exceeded', fields: ['ProfileId'] });
}
