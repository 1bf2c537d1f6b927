import { testApex, testClass } from '../test-classes.ts';

const METHODS = `
    static Messaging.SingleEmailMessage message() {
        Messaging.SingleEmailMessage message = new Messaging.SingleEmailMessage();
        message.setToAddresses(new List<String>{ 'a@example.com' });
        message.setSubject('S');
        message.setPlainTextBody('B');
        return message;
    }
    static String refusal(Messaging.SingleEmailMessage message) {
        try {
            Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ message });
            return null;
        } catch (EmailException e) {
            return e.getMessage().substringAfter('first error: ');
        }
    }
    @IsTest static void sendsAndCounts() {
        List<Messaging.SendEmailResult> results = Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ message(), message() });
        Assert.areEqual(2, results.size());
        Assert.isTrue(results[0].isSuccess());
        Assert.areEqual(1, Limits.getEmailInvocations());
    }
    @IsTest static void refusesMessagesWithoutRecipientOrBody() {
        Messaging.SingleEmailMessage nobody = message();
        nobody.setToAddresses(null);
        Assert.areEqual('REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []', refusal(nobody));
        Messaging.SingleEmailMessage empty = message();
        empty.setPlainTextBody(null);
        Assert.areEqual('REQUIRED_FIELD_MISSING, Missing body, need at least one of html or plainText: []', refusal(empty));
        Messaging.SingleEmailMessage wrong = message();
        wrong.setCcAddresses(new List<String>{ 'nowhere' });
        Assert.areEqual('INVALID_EMAIL_ADDRESS, Email address is invalid: nowhere: [ccAddresses, nowhere]', refusal(wrong));
    }
    @IsTest static void usersAreSpecial() {
        Messaging.SingleEmailMessage message = message();
        message.setTargetObjectId(UserInfo.getUserId());
        Assert.isTrue(refusal(message).startsWith('INVALID_SAVE_AS_ACTIVITY_FLAG'));
        message.setSaveAsActivity(false);
        Assert.isNull(refusal(message));
        message.setWhatId('001000000000001AAA');
        Assert.isTrue(refusal(message).startsWith('INVALID_ID_FIELD, whatId is not available'));
        message.setTargetObjectId('001000000000001AAA');
        Assert.isTrue(refusal(message).startsWith('INVALID_ID_FIELD, Only User'));
    }
    @IsTest static void failuresMayBeResults() {
        Messaging.SingleEmailMessage nobody = message();
        nobody.setToAddresses(null);
        List<Messaging.SendEmailResult> results = Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ message(), nobody }, false);
        Assert.isTrue(results[0].isSuccess());
        Assert.areEqual(StatusCode.REQUIRED_FIELD_MISSING, results[1].getErrors()[0].getStatusCode());
    }
    @IsTest static void tenInvocationsAreEnough() {
        for (Integer i = 0; i < 10; i++) {
            Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ message() });
        }
        Assert.areEqual(Limits.getLimitEmailInvocations(), Limits.getEmailInvocations());
    }`;

testApex('email', { 'EmailTest.cls': testClass('EmailTest', METHODS) });
