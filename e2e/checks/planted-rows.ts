/** Anonymous Apex that leaves behind what a bad day leaves: messages, a breaker, slow calls, a failed test. */
export const PLANT_ROWS = `
Datetime now = Datetime.now();
Hub_Message__c dead = HubMessage.to('Box').post('/folders').toRow();
dead.Status__c = 'Dead';
Hub_Message__c unknown = HubMessage.to('BPAY').post('/v1/crns').toRow();
unknown.Status__c = 'Unknown';
unknown.May_Have_Acted_At__c = now.addMinutes(-61);
Hub_Message__c fresh = HubMessage.to('Box').post('/folders/fresh').toRow();
fresh.Status__c = 'Unknown';
fresh.May_Have_Acted_At__c = now.addMinutes(-59);
Hub_Message__c stuck = HubMessage.to('bronID').post('/verifications').toRow();
for (Hub_Message__c settled : new List<Hub_Message__c>{ dead, unknown, fresh }) {
    settled.Next_At__c = null;
    settled.Due_Key__c = null;
}
stuck.Next_At__c = now.addMinutes(-20);
insert as system new List<Hub_Message__c>{ dead, unknown, fresh, stuck };
insert as system new Hub_Breaker__c(Integration__c = 'Box', Consecutive_Failures__c = 5, Open_Until__c = now.addMinutes(30));
insert as system new List<Hub_Call_Hour__c>{
    new Hub_Call_Hour__c(Key__c = 'Box planted', Integration__c = 'Box', Hour__c = now, Calls__c = 10, Failures__c = 0, Milliseconds__c = 50000, Longest_Milliseconds__c = 39000),
    new Hub_Call_Hour__c(Key__c = 'BPAY planted', Integration__c = 'BPAY', Hour__c = now, Calls__c = 10, Failures__c = 0, Milliseconds__c = 5000, Longest_Milliseconds__c = 900)
};
insert as system new Hub_Connection_Test__c(Connection__c = 'bronID', State__c = 'Unauthorized', Platform_Text__c = 'HTTP 401', Tested_At__c = now);`;

/** The permission set of a command that was killed; a setup object, so in a transaction of its own. */
export const PLANT_HELPER_RIGHTS =
  "insert as system new PermissionSet(Name = 'Hub_Temporary_Secret_Reading', Label = 'Left over');";
