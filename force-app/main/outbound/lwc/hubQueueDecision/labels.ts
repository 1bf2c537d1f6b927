import actionConfirm from '@salesforce/label/c.Hub_Queue_Action_Confirm';
import actionDiscard from '@salesforce/label/c.Hub_Queue_Action_Discard';
import actionReplay from '@salesforce/label/c.Hub_Queue_Action_Replay';
import cancel from '@salesforce/label/c.Hub_Queue_Cancel';
import help from '@salesforce/label/c.Hub_Queue_Reason_Help';
import messagesOf from '@salesforce/label/c.Hub_Queue_Messages_Of';
import reason from '@salesforce/label/c.Hub_Queue_Reason';
import reasonAsk from '@salesforce/label/c.Hub_Queue_Reason_Ask';
import titleConfirm from '@salesforce/label/c.Hub_Queue_Title_Confirm';
import titleDiscard from '@salesforce/label/c.Hub_Queue_Title_Discard';
import titleReplay from '@salesforce/label/c.Hub_Queue_Title_Replay';
import warnUnknown from '@salesforce/label/c.Hub_Queue_Warn_Unknown';
import whatConfirm from '@salesforce/label/c.Hub_Queue_What_Confirm';
import whatDiscard from '@salesforce/label/c.Hub_Queue_What_Discard';
import whatReplay from '@salesforce/label/c.Hub_Queue_What_Replay';

/** Texts of this component. */
export const text = {
  actionConfirm,
  actionDiscard,
  actionReplay,
  cancel,
  help,
  messagesOf,
  reason,
  reasonAsk,
  titleConfirm,
  titleDiscard,
  titleReplay,
  warnUnknown,
  whatConfirm,
  whatDiscard,
  whatReplay,
};
