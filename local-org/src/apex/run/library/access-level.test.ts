import { testApex, testClass } from '../test-classes.ts';

const METHODS = `
    static User plainUser() {
        Profile profile = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'];
        User plain = new User(ProfileId = profile.Id, Username = 'plain@example.com.levels', LastName = 'Plain', Email = 'p@example.com',
            Alias = 'plain', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
        insert plain;
        return plain;
    }
    static Id accountsSet() {
        PermissionSet accounts = new PermissionSet(Name = 'Accounts', Label = 'Accounts');
        insert accounts;
        insert new ObjectPermissions(ParentId = accounts.Id, SobjectType = 'Account', PermissionsRead = true, PermissionsCreate = true);
        return accounts.Id;
    }
    @IsTest static void aPermissionSetCountsForOneOperation() {
        Id setId = accountsSet();
        System.runAs(plainUser()) {
            AccessLevel added = AccessLevel.USER_MODE.withPermissionSetId(setId);
            try {
                Database.insert(new Account(Name = 'A'), AccessLevel.USER_MODE);
                Assert.fail('the user may not create accounts');
            } catch (Exception e) {
                Assert.isTrue(e.getMessage().contains('Account'), e.getMessage());
            }
            Assert.isTrue(Database.insert(new Account(Name = 'B'), added).isSuccess());
            Assert.areEqual(1, Database.query('SELECT Id, Name FROM Account', added).size());
            try {
                Database.query('SELECT Id, Name FROM Account', AccessLevel.USER_MODE);
                Assert.fail('the user may not read accounts');
            } catch (QueryException e) {
                Assert.isTrue(e.getMessage().contains('Account'), e.getMessage());
            }
        }
    }
    @IsTest static void theLevelsThemselvesStayAsTheyAre() {
        Id setId = accountsSet();
        Assert.isFalse(AccessLevel.USER_MODE.withPermissionSetId(setId) == AccessLevel.USER_MODE);
    }`;

testApex('access levels with a permission set', { 'LevelsTest.cls': testClass('LevelsTest', METHODS) });
