import { testApex, testClass } from '../test-classes.ts';

testApex('values behind other types', {
  'SemanticsTest.cls': testClass(
    'SemanticsTest',
    `
    class ByLength implements Comparator<String> {
        public Integer compare(String a, String b) {
            return a.length() - b.length();
        }
    }
    static String pick(Object value) {
        return 'object';
    }
    static String pick(List<Object> values) {
        return 'list';
    }
    @IsTest
    static void mapsAndInterfacesOfNarrowerTypes() {
        Object records = new Map<String, SObject>{ 'a' => new Account() };
        Map<String, Object> values = (Map<String, Object>) records;
        Assert.isTrue(values.get('a') instanceof SObject);
        Object texts = Type.forName('Map<Id,Id>').newInstance();
        Assert.isTrue(texts instanceof Map<Id, Object>);
        Comparator<Object> comparator = (Comparator<Object>) (Object) new ByLength();
        Assert.isNotNull(comparator);
        Assert.areEqual('list', pick(new List<String>{ 'a' }));
    }
    @IsTest
    static void whatIsMadeKeepsItsType() {
        Object value = ((Object) new List<Object>{ 1 });
        Assert.isTrue(value instanceof List<Object>);
        Account record = (Account) (SObject) new Account(Name = 'x');
        Assert.areEqual('x', record.Name);
    }
    @IsTest
    static void pathsOverEmptyRelationships() {
        Assert.isNull(new Contact().Account.Name);
        Contact none = null;
        try {
            String name = none.Account.Name;
            Assert.fail('it was read');
        } catch (NullPointerException e) {
            Assert.isNotNull(e);
        }
    }
    @IsTest
    static void datesAndDatetimes() {
        Assert.areEqual(Date.newInstance(2026, 1, 2), (Object) Datetime.newInstanceGmt(2026, 1, 2));
        Assert.areEqual(
            Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5),
            Datetime.valueOfGmt('2026-01-02 03:04:05+0000')
        );
        Assert.areEqual(Date.newInstance(2018, 8, 28), (Date) JSON.deserialize('"2018-8-28"', Date.class));
    }
    @IsTest
    static void datetimesOfOneSecondAreEqual() {
        Assert.areEqual(Datetime.newInstance(1000L), Datetime.newInstance(1999L));
        Assert.areEqual(Datetime.newInstance(1000L), Datetime.valueOf(1000L));
        Assert.areNotEqual(Datetime.newInstance(999L), Datetime.newInstance(1000L));
    }
    @IsTest
    static void idsOfBothLengthsAreEqual() {
        Id id18 = '001000000000001AAA';
        Assert.areEqual('001000000000001', id18);
        Assert.areNotEqual('001000000000002', id18);
    }
    @IsTest
    static void numbersFromObjects() {
        Assert.areEqual(123, Integer.valueOf((Object) '123.00'));
        Assert.areEqual(123L, Long.valueOf('123.00'));
        try {
            Integer.valueOf('123.00');
            Assert.fail('a String is not read so');
        } catch (TypeException e) {
            Assert.areEqual('Invalid integer: 123.00', e.getMessage());
        }
    }
    @IsTest
    static void recordsHaveAnOrder() {
        List<SObject> records = new List<SObject>{
            new Contact(LastName = 'A'),
            new Account(Name = 'sForce', Industry = 'Biotechnology'),
            new Account(Name = 'sForce', Industry = 'Agriculture'),
            new Account(Name = 'Acme')
        };
        records.sort();
        Assert.areEqual('Acme', records[0].get('Name'));
        Assert.areEqual('Agriculture', records[1].get('Industry'));
        Assert.areEqual(Contact.SObjectType, records[3].getSObjectType());
    }
    @IsTest
    static void emptyNumbersStayEmpty() {
        Account record = new Account();
        Assert.isNull(Integer.valueOf(record.AnnualRevenue));
        try {
            String text;
            Integer.valueOf(text);
            Assert.fail('a text was read');
        } catch (NullPointerException e) {
            Assert.isNotNull(e);
        }
    }
    @IsTest
    static void mapsOfRecords() {
        List<Account> records = new List<Account>{ new Account(Name = 'x') };
        Map<Id, Account> byId = new Map<Id, Account>();
        byId.putAll(records);
        Assert.areEqual('x', byId.get(null).Name);
        try {
            byId = new Map<Id, Account>(records);
            Assert.fail('a record without an Id was taken');
        } catch (ListException e) {
            Assert.areEqual('Row with null Id at index: 0', e.getMessage());
        }
    }
    class Counter {
        Integer count = 0;
        public override String toString() {
            return 'v' + ++count;
        }
    }
    @IsTest
    static void formatTakesEachValueOnce() {
        Assert.areEqual('v1 v1 {1}', String.format('{0} {0} {1}', new List<Object>{ new Counter() }));
    }
    @IsTest
    static void stackTracesNameTheCause() {
        try {
            try {
                throw new CalloutException('test');
            } catch (Exception cause) {
                throw new CalloutException(cause);
            }
        } catch (Exception e) {
            List<String> lines = e.getStackTraceString().split('\\\\n');
            Assert.areEqual('Caused by', lines[1]);
            Assert.areEqual('System.CalloutException: test', lines[2]);
        }
    }
    @IsTest
    static void aUserHasTheLocaleThatWasSaved() {
        Assert.areEqual('en_US', UserInfo.getLocale());
        update new User(Id = UserInfo.getUserId(), LocaleSidKey = 'pl');
        Assert.areEqual('pl', UserInfo.getLocale());
        Assert.areEqual(Date.newInstance(2026, 11, 16), Date.newInstance(2026, 11, 22).toStartOfWeek());
    }`,
  ),
});
