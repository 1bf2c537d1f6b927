import { deployFiles, packageXml } from '../../../scripts/src/org/deploy-files.ts';
import type { RestSession } from '../../../scripts/src/org/rest.ts';

const SECONDS = 30;

/** State of the event by which the trigger tells. */
export const SAVING = 'Saving';

/** A trigger that tells when a delivery is being saved, and then keeps the transaction busy, so that a test can kill it there. */
export async function deploySaveHold(session: RestSession, status: 'Active' | 'Inactive'): Promise<void> {
  await deployFiles(session, 'the trigger that holds a save', {
    'package.xml': packageXml({ ApexTrigger: ['OrderSaveHold'] }, session.apiVersion),
    'triggers/OrderSaveHold.trigger': `trigger OrderSaveHold on Hub_Message__c(before update) {
    for (Hub_Message__c message : Trigger.new) {
        if (message.Status__c == 'Delivered') {
            EventBus.publish(new Hub_Call__e(State__c = '${SAVING}', Attempts__c = 0, Called_At__c = Datetime.now()));
            Long over = System.currentTimeMillis() + ${SECONDS * 1000};
            while (System.currentTimeMillis() < over) {
            }
        }
    }
}
`,
    'triggers/OrderSaveHold.trigger-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>${session.apiVersion}</apiVersion>
    <status>${status}</status>
</ApexTrigger>
`,
  });
}
