import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openProject, type TestOrg } from './test-project.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const OBJECT = `<CustomObject ${XMLNS}><deploymentStatus>Deployed</deploymentStatus><label>Trip</label>
  <nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Trips</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>`;
const field = (name: string, body: string): string =>
  `<CustomField ${XMLNS}><fullName>${name}</fullName><label>${name}</label>${body}</CustomField>`;
const number = '<precision>16</precision><scale>2</scale><type>Number</type>';

const SOURCE = {
  'objects/Trip__c/Trip__c.object-meta.xml': OBJECT,
  'objects/Trip__c/fields/Km__c.field-meta.xml': field('Km__c', number),
  'objects/Trip__c/fields/Start__c.field-meta.xml': field(
    'Start__c',
    '<defaultValue>TODAY()</defaultValue><type>Date</type>',
  ),
  'objects/Trip__c/fields/Miles__c.field-meta.xml': field('Miles__c', `<formula>Km__c / 1.609344</formula>${number}`),
  'objects/Trip__c/validationRules/Short.validationRule-meta.xml': `<ValidationRule ${XMLNS}><fullName>Short</fullName><active>true</active>
    <errorConditionFormula>Km__c &gt; 1000</errorConditionFormula><errorDisplayField>Km__c</errorDisplayField><errorMessage>Too far</errorMessage></ValidationRule>`,
  'TripRecord.cls': `global class TripRecord { global Trip__c record; global Trip__c prior { get; set; } global Integer factor; public String secret; }`,
  'Hidden.cls': `public class Hidden { public Trip__c record; }`,
  'Formulas.cls': `@IsTest private class Formulas {
    @IsTest static void recalculates() {
      Trip__c trip = new Trip__c(Km__c = 160.9344);
      trip.recalculateFormulas();
      Assert.areEqual(100.00, trip.Miles__c, 'one record');
      trip.Km__c = 16.09344;
      List<FormulaRecalcResult> results = Formula.recalculateFormulas(new List<Trip__c>{ trip });
      Assert.areEqual(10.00, trip.Miles__c, 'a list');
      Assert.isTrue(results[0].isSuccess(), 'a result');
      Assert.areEqual(trip, results[0].getSObject(), 'the record');
    }
    @IsTest static void evaluatesRecords() {
      FormulaEval.FormulaInstance fx = Formula.builder().withType(Schema.Account.class)
        .withReturnType(FormulaEval.FormulaReturnType.STRING).withFormula('name & " (" & website & ")"').build();
      Assert.areEqual('Acme (acme.example)', fx.evaluate(new Account(Name = 'Acme', Website = 'acme.example')), 'a record');
      Assert.areEqual(new Set<String>{ 'name', 'website' }, fx.getReferencedFields(), 'the fields');
      FormulaEval.FormulaInstance template = Formula.builder().withType(Schema.Account.class).parseAsTemplate(true)
        .withReturnType(FormulaEval.FormulaReturnType.STRING).withFormula('{!name} ({!website})').build();
      Assert.areEqual('Acme ()', template.evaluate(new Account(Name = 'Acme')), 'a template');
    }
    @IsTest static void evaluatesClasses() {
      FormulaEval.FormulaInstance fx = Formula.builder().withType(TripRecord.class)
        .withReturnType(FormulaEval.FormulaReturnType.DECIMAL).withFormula('record.Km__c * factor - prior.Km__c').build();
      TripRecord context = new TripRecord();
      context.record = new Trip__c(Km__c = 5);
      context.prior = new Trip__c(Km__c = 1);
      context.factor = 2;
      Assert.areEqual(9, (Decimal) fx.evaluate(context), 'a class');
      Assert.isNull(fx.evaluate(new TripRecord()), 'blanks stay blank');
    }
    @IsTest static void refuses() {
      Assert.isTrue(refusal(Hidden.class, 'record.Km__c').contains('global'), 'a class that is not global');
      Assert.areEqual('Field secret does not exist. Check spelling.', refusal(TripRecord.class, 'secret'), 'a field that is not global');
      Assert.areEqual('Field $User.Id does not exist. Check spelling.', refusal(TripRecord.class, '$User.Id'), 'a variable nobody asked for');
      Assert.areEqual(
        'Formula result is data type (Boolean), incompatible with expected data type (Number).',
        refusal(TripRecord.class, 'factor > 1'), 'the wrong type');
    }
    private static String refusal(Type type, String text) {
      try {
        Formula.builder().withType(type).withReturnType(FormulaEval.FormulaReturnType.DECIMAL).withFormula(text).build();
      } catch (FormulaValidationException e) {
        return e.getMessage();
      }
      return null;
    }
    @IsTest static void readsGlobals() {
      FormulaEval.FormulaInstance fx = Formula.builder().withType(TripRecord.class)
        .withGlobalVariables(new List<FormulaEval.FormulaGlobal>{ FormulaEval.FormulaGlobal.USER })
        .withReturnType(FormulaEval.FormulaReturnType.BOOLEAN).withFormula('$User.Username = "' + UserInfo.getUserName() + '"').build();
      Assert.isTrue((Boolean) fx.evaluate(new TripRecord()), 'the running user');
    }
    @IsTest static void failsAtRunTime() {
      FormulaEval.FormulaInstance fx = Formula.builder().withType(TripRecord.class)
        .withReturnType(FormulaEval.FormulaReturnType.DECIMAL).withFormula('1 / factor').build();
      TripRecord context = new TripRecord();
      context.factor = 0;
      try {
        fx.evaluate(context);
        Assert.fail('a division by zero');
      } catch (FormulaEvaluationException e) {
        Assert.areEqual('Division by zero', e.getMessage(), 'why');
      }
    }
    @IsTest static void obeysRules() {
      Database.SaveResult result = Database.insert(new Trip__c(Km__c = 1001), false);
      Assert.areEqual(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION, result.getErrors()[0].getStatusCode(), 'the code');
      Assert.areEqual('Too far', result.getErrors()[0].getMessage(), 'the message');
      Assert.areEqual(new List<String>{ 'Km__c' }, result.getErrors()[0].getFields(), 'the field');
      try {
        insert new Trip__c(Km__c = 1001);
        Assert.fail('refused');
      } catch (DmlException e) {
        Assert.areEqual(
          'Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Too far: [Km__c]',
          e.getMessage(), 'the text');
      }
    }
    @IsTest static void fillsDefaults() {
      Assert.isNull(new Trip__c().Start__c, 'a new record in memory has none');
      Trip__c made = (Trip__c) Trip__c.SObjectType.newSObject(null, true);
      Assert.areEqual(Date.today(), made.Start__c, 'unless they are asked for');
      Trip__c trip = new Trip__c(Km__c = 10);
      insert trip;
      trip = [SELECT Start__c, Miles__c FROM Trip__c WHERE Id = :trip.Id];
      Assert.areEqual(Date.today(), trip.Start__c, 'an insert fills them');
      Assert.areEqual(6.21, trip.Miles__c, 'a formula in SOQL');
      Assert.isTrue(Trip__c.Miles__c.getDescribe().isCalculated(), 'describe');
      Assert.areEqual('Km__c / 1.609344', Trip__c.Miles__c.getDescribe().getCalculatedFormula(), 'its text');
    }
  }`,
};

let org: TestOrg;
before(async () => {
  org = await openProject(SOURCE);
});
after(() => org.close());

test('formulas in Apex', async () => {
  assert.deepEqual(
    org.problems.map(({ message }) => message),
    [],
    'the classes compile',
  );
  const run = await org.workers.run({ kind: 'tests', userId: org.adminUserId, classNames: null, codeCoverage: false });
  const failed = run.tests.filter(({ Outcome }) => Outcome !== 'Pass');
  assert.deepEqual(
    failed.map(({ MethodName, Message }) => `${String(MethodName)}: ${String(Message)}`),
    [],
    'all methods pass',
  );
  assert.equal(run.tests.length, 8, 'all methods ran');
});
