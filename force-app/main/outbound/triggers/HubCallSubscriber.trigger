trigger HubCallSubscriber on Hub_Call__e(after insert) {
    HubCallWriter.write(Trigger.new);
}
