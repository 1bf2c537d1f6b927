trigger PushContactEmail on Contact(after insert, after update) {
    ContactEmailPush.afterSave(Trigger.new, Trigger.oldMap);
}
