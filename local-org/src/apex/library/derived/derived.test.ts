import { testApex, testClass } from '../../run/test-classes.ts';

testApex('types that their signatures describe in full', {
  'DerivedTest.cls': testClass(
    'DerivedTest',
    `
    @IsTest
    static void propertiesStartAsNullAndKeepWhatTheyAreGiven() {
        ConnectApi.FeedItemInput input = new ConnectApi.FeedItemInput();
        Assert.isNull(input.body);
        input.body = new ConnectApi.MessageBodyInput();
        input.body.messageSegments = new List<ConnectApi.MessageSegmentInput>();
        ConnectApi.TextSegmentInput text = new ConnectApi.TextSegmentInput();
        text.text = 'Hello';
        input.body.messageSegments.add(text);
        input.subjectId = 'me';
        Assert.areEqual('Hello', ((ConnectApi.TextSegmentInput) input.body.messageSegments[0]).text);
        Assert.isInstanceOfType(text, ConnectApi.MessageSegmentInput.class);
    }
    @IsTest
    static void connectInputsAreEqualByTheirMembers() {
        ConnectApi.TextSegmentInput one = new ConnectApi.TextSegmentInput();
        ConnectApi.TextSegmentInput two = new ConnectApi.TextSegmentInput();
        one.text = 'a';
        two.text = 'a';
        Assert.areEqual(one, two);
        two.text = 'b';
        Assert.areNotEqual(one, two);
    }
    @IsTest
    static void metadataHoldsListsThatCanBeFilledAtOnce() {
        Metadata.CustomMetadata row = new Metadata.CustomMetadata();
        row.fullName = 'Setting.Main';
        row.label = 'Main';
        Metadata.CustomMetadataValue value = new Metadata.CustomMetadataValue();
        value.field = 'Size__c';
        value.value = 3;
        row.values.add(value);
        Assert.areEqual(3, row.values[0].value);
        Metadata.Metadata base = row;
        Assert.areEqual('Setting.Main', base.fullName);
        Assert.areEqual(Metadata.DeployStatus.Succeeded, Metadata.DeployStatus.valueOf('Succeeded'));
    }
    @IsTest
    static void gettersAndSettersShareTheirValue() {
        EventBus.ChangeEventHeader header = new EventBus.ChangeEventHeader();
        header.setEntityName('Account');
        header.setRecordIds(new List<String>{ '001' });
        Assert.areEqual('Account', header.getEntityName());
        Assert.areEqual(1, header.getRecordIds().size());
        Assert.isNull(header.getCommitUser());
    }
    @IsTest
    static void resultsComeFromJson() {
        Id recordId = '00Q000000000001EAA';
        Database.SaveResult saved = (Database.SaveResult) JSON.deserialize(
            '{"success": true, "ID": "' + recordId + '"}',
            Database.SaveResult.class
        );
        Assert.isTrue(saved.isSuccess());
        Assert.areEqual(recordId, saved.getId());
        Assert.areEqual('00Q000000000001EAA', saved.id);
        Invocable.Action.Result result = (Invocable.Action.Result) JSON.deserialize(
            '{"success": false, "errors": [{"code": "WRONG", "message": "No"}]}',
            Invocable.Action.Result.class
        );
        Assert.isFalse(result.isSuccess());
        Assert.areEqual('WRONG', result.getErrors()[0].getCode());
        Assert.isTrue(JSON.serialize(result).contains('"code":"WRONG"'));
    }
    @IsTest
    static void resultsOfDmlGoToJsonAndBack() {
        Database.SaveResult refused = Database.insert(new Account(), false);
        String text = JSON.serialize(refused);
        Assert.isTrue(text.contains('"success":false'), text);
        Assert.isTrue(text.contains('"statusCode":"REQUIRED_FIELD_MISSING"'), text);
        Database.SaveResult again = (Database.SaveResult) JSON.deserialize(text, Database.SaveResult.class);
        Assert.isFalse(again.isSuccess());
        Assert.areEqual(StatusCode.REQUIRED_FIELD_MISSING, again.getErrors()[0].getStatusCode());
        Assert.areEqual(new List<String>{ 'Name' }, again.getErrors()[0].getFields());
        List<Database.UpsertResult> upserts = (List<Database.UpsertResult>) JSON.deserialize(
            '[{"success":true,"created":true}]',
            List<Database.UpsertResult>.class
        );
        Assert.isTrue(upserts[0].isCreated());
        Assert.isFalse(((Database.SaveResult) JSON.deserialize('{}', Database.SaveResult.class)).isSuccess());
    }
    @IsTest
    static void constructorsSetMembersInTheirOrder() {
        Auth.UserData data = new Auth.UserData('1', 'Ada', 'Byron', 'Ada Byron', 'ada@example.com', null, 'ada', 'en_US', 'Partner', null, new Map<String, String>{ 'language' => 'en' });
        Assert.areEqual('Ada Byron', data.fullName);
        Assert.areEqual('en', data.attributeMap.get('language'));
    }
    @IsTest
    static void exceptionsCanBeThrownAndCaught() {
        try {
            throw new ConnectApi.ConnectApiException('no');
        } catch (ConnectApi.ConnectApiException e) {
            Assert.areEqual('no', e.getMessage());
        }
    }`,
  ),
});
