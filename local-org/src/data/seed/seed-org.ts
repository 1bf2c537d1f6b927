import type { Schema, Shape } from '../../schema/types.ts';
import { internalAccess } from '../access/internal.ts';
import { insertRow } from '../dml/rows.ts';
import type { OrgDatabase } from '../store/database.ts';
import { nextIdOfPrefix } from '../store/ids.ts';
import { DataError } from '../types.ts';
import type { RecordInput, Scalar } from '../types.ts';
import { STANDARD_PRICE_BOOK } from './price-book.ts';
import { administratorPermissions, licencesOf, profilesOf } from './profiles.ts';
import type { ProfileSeed } from './profiles.ts';
import { statusRows } from './statuses.ts';
import { usualRows } from './usual-rows.ts';

export interface SeedOptions {
  /** 18 characters, starts with 00D; made when it is not given */
  readonly orgId?: string;
  readonly orgName: string;
  readonly username: string;
  readonly email?: string;
  readonly isSandbox?: boolean;
  readonly trialExpirationDate?: string;
  readonly namespacePrefix?: string;
  readonly country?: string;
  /** epoch milliseconds */
  readonly now: number;
}
export interface SeededOrg {
  readonly orgId: string;
  readonly adminUserId: string;
  readonly adminProfileId: string;
}

const ORGANIZATION_TYPE: Readonly<Record<Shape, string>> = {
  developer: 'Developer Edition',
  enterprise: 'Enterprise Edition',
  'enterprise-event-monitoring': 'Enterprise Edition',
};
/** The rows that every fresh org has: the organization, licences, standard profiles with their permission sets, the first user. */
export function seedOrg(database: OrgDatabase, schema: Schema, options: SeedOptions): SeededOrg {
  return database.transaction(() => new Seeder(database, schema, options).run());
}

class Seeder {
  readonly #database: OrgDatabase;
  readonly #schema: Schema;
  readonly #options: SeedOptions;
  readonly #adminUserId: string;

  constructor(database: OrgDatabase, schema: Schema, options: SeedOptions) {
    this.#database = database;
    this.#schema = schema;
    this.#options = options;
    database.lock();
    this.#adminUserId = nextIdOfPrefix(database, '005');
  }

  run(): SeededOrg {
    const orgId = this.#organization();
    const licences = new Map(licencesOf(this.#schema.shape).map((licence) => [licence.name, this.#licence(licence)]));
    const profiles = new Map(
      profilesOf().map((profile) => [profile.name, this.#profile(profile, licences.get(profile.licence) ?? '')]),
    );
    const adminProfileId = profiles.get('System Administrator') ?? '';
    this.#user(adminProfileId);
    this.#automatedProcess(orgId);
    for (const row of [STANDARD_PRICE_BOOK, ...usualRows(), ...statusRows()])
      if (this.#schema.object(row.type) !== undefined) this.#insert(row);
    return { orgId, adminUserId: this.#adminUserId, adminProfileId };
  }

  #organization(): string {
    const { orgId, orgName, isSandbox, trialExpirationDate, namespacePrefix, country } = this.#options;
    return this.#insert({
      type: 'Organization',
      ...(orgId === undefined ? {} : { id: orgId }),
      fields: {
        Name: orgName,
        OrganizationType: ORGANIZATION_TYPE[this.#schema.shape],
        IsSandbox: isSandbox ?? false,
        TrialExpirationDate: trialExpirationDate ?? null,
        NamespacePrefix: namespacePrefix ?? null,
        Country: country ?? null,
        InstanceName: 'LOCAL1',
        LanguageLocaleKey: 'en_US',
        DefaultLocaleSidKey: 'en_US',
        TimeZoneSidKey: 'GMT',
        FiscalYearStartMonth: 1,
      },
    });
  }

  #licence(licence: ReturnType<typeof licencesOf>[number]): string {
    const isUsed = licence.name === 'Salesforce';
    return this.#insert({
      type: 'UserLicense',
      fields: {
        Name: licence.name,
        MasterLabel: licence.name,
        LicenseDefinitionKey: licence.key,
        Status: 'Active',
        TotalLicenses: licence.total,
        UsedLicenses: isUsed ? 1 : 0,
      },
    });
  }

  #profile(profile: ProfileSeed, licenceId: string): string {
    const all = this.#schema.userPermissions();
    const names = profile.permissions ?? administratorPermissions(all);
    const profileId = this.#insert({
      type: 'Profile',
      fields: {
        Name: profile.name,
        UserType: profile.userType,
        UserLicenseId: licenceId,
        ...this.#permissions('Profile', names),
      },
    });
    const permissionSetId = this.#insert({
      type: 'PermissionSet',
      fields: {
        Name: `X${profileId}`,
        Label: profileId,
        Type: 'Profile',
        IsOwnedByProfile: true,
        IsCustom: false,
        ProfileId: profileId,
        LicenseId: licenceId,
        ...this.#permissions('PermissionSet', names),
      },
    });
    this.#objectPermissions(profile, permissionSetId);
    return profileId;
  }

  #permissions(object: string, names: readonly string[]): Record<string, boolean> {
    const fields = this.#schema.object(object)?.fields;
    const columns = names.map((name) => `Permissions${name}`).filter((name) => fields?.has(name.toLowerCase()));
    return Object.fromEntries(columns.map((name) => [name, true]));
  }

  #objectPermissions(profile: ProfileSeed, parentId: string): void {
    const isAdministrator = profile.permissions === null;
    for (const [name, rights] of Object.entries(profile.objects)) {
      if (this.#schema.object(name) === undefined) continue;
      this.#insert({
        type: 'ObjectPermissions',
        fields: {
          ParentId: parentId,
          SobjectType: name,
          PermissionsRead: rights.includes('R'),
          PermissionsCreate: rights.includes('C'),
          PermissionsEdit: rights.includes('E'),
          PermissionsDelete: rights.includes('D'),
          PermissionsViewAllRecords: isAdministrator,
          PermissionsModifyAllRecords: isAdministrator,
        },
      });
    }
  }

  #user(profileId: string): void {
    const { username, email } = this.#options;
    const fields: Record<string, Scalar> = {
      Username: username,
      Email: email ?? 'user@example.com',
      FirstName: 'Admin',
      LastName: 'User',
      Alias: 'admin',
      CommunityNickname: username.split('@')[0] ?? 'user',
      ProfileId: profileId,
      IsActive: true,
      UserType: 'Standard',
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    };
    this.#insert({ type: 'User', id: this.#adminUserId, fields });
  }

  /**
   * Whom subscribers of events run as: a user without profile, permissions and mail address, which no write of a record can
   * make (Platform Events Developer Guide, "Subscribe to Platform Event Notifications with Apex Triggers").
   */
  #automatedProcess(orgId: string): void {
    const user = this.#schema.object('User');
    if (user === undefined) return;
    const now = new Date(this.#options.now).toISOString();
    const checkboxes = [...user.fields.values()]
      .filter(({ type }) => type === 'boolean')
      .map(({ name }) => [name, false]);
    insertRow(this.#database, user, {
      ...(Object.fromEntries(checkboxes) as Record<string, Scalar>),
      Id: nextIdOfPrefix(this.#database, '005'),
      Username: `autoproc@${orgId.slice(0, 15).toLowerCase()}`,
      LastName: 'Automated Process',
      Name: 'Automated Process',
      Alias: 'autoproc',
      CommunityNickname: 'autoproc',
      IsActive: true,
      UserType: 'AutomatedProcess',
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      CreatedById: this.#adminUserId,
      CreatedDate: now,
      LastModifiedById: this.#adminUserId,
      LastModifiedDate: now,
      SystemModstamp: now,
    });
  }

  #insert(record: RecordInput): string {
    const [result] = this.#database.write({
      operation: 'insert',
      records: [record],
      allOrNone: true,
      access: internalAccess(this.#adminUserId),
      now: this.#options.now,
    });
    const id = result?.id ?? null;
    if (id === null)
      throw new DataError(
        'SEED_FAILED',
        `The row of ${record.type} for a fresh org was refused: ${result?.errors[0]?.message ?? ''}`,
      );
    return id;
  }
}
