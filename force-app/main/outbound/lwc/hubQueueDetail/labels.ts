import actionConfirm from '@salesforce/label/c.Hub_Queue_Action_Confirm';
import actionDiscard from '@salesforce/label/c.Hub_Queue_Action_Discard';
import actionReplay from '@salesforce/label/c.Hub_Queue_Action_Replay';
import attempts from '@salesforce/label/c.Hub_Queue_Attempts';
import call from '@salesforce/label/c.Hub_Queue_Call';
import calls from '@salesforce/label/c.Hub_Queue_Calls';
import callsCaption from '@salesforce/label/c.Hub_Queue_Calls_Caption';
import callsHidden from '@salesforce/label/c.Hub_Queue_Calls_Hidden';
import callsNone from '@salesforce/label/c.Hub_Queue_Calls_None';
import close from '@salesforce/label/c.Hub_Ui_Close';
import content from '@salesforce/label/c.Hub_Queue_Content';
import contentCut from '@salesforce/label/c.Hub_Queue_Content_Cut';
import contentEmpty from '@salesforce/label/c.Hub_Queue_Content_Empty';
import contentHidden from '@salesforce/label/c.Hub_Queue_Content_Hidden';
import contentNote from '@salesforce/label/c.Hub_Queue_Content_Note';
import contentShow from '@salesforce/label/c.Hub_Queue_Content_Show';
import correlation from '@salesforce/label/c.Hub_Queue_Correlation';
import created from '@salesforce/label/c.Hub_Queue_Created';
import deliveredAt from '@salesforce/label/c.Hub_Queue_Delivered_At';
import gone from '@salesforce/label/c.Hub_Queue_Detail_Gone';
import heldUp from '@salesforce/label/c.Hub_Queue_Held_Up';
import integration from '@salesforce/label/c.Hub_Queue_Integration';
import lastAttempt from '@salesforce/label/c.Hub_Queue_Last_Attempt';
import lastFailure from '@salesforce/label/c.Hub_Queue_Last_Failure';
import leased from '@salesforce/label/c.Hub_Queue_Leased';
import loading from '@salesforce/label/c.Hub_Queue_Loading_Detail';
import mayHaveActed from '@salesforce/label/c.Hub_Queue_May_Have_Acted';
import milliseconds from '@salesforce/label/c.Hub_Ui_Milliseconds';
import nextTry from '@salesforce/label/c.Hub_Queue_Next_Try';
import noRight from '@salesforce/label/c.Hub_Queue_No_Right';
import orderKey from '@salesforce/label/c.Hub_Queue_Order_Key';
import owner from '@salesforce/label/c.Hub_Queue_Owner';
import reason from '@salesforce/label/c.Hub_Queue_Reason';
import record from '@salesforce/label/c.Hub_Queue_Record';
import runbook from '@salesforce/label/c.Hub_Queue_Runbook';
import safeAgain from '@salesforce/label/c.Hub_Queue_Safe_Again';
import signature from '@salesforce/label/c.Hub_Queue_Signature';
import whatToDo from '@salesforce/label/c.Hub_Ui_What_To_Do';

/** Texts of this component. */
export const text = {
  actionConfirm,
  actionDiscard,
  actionReplay,
  attempts,
  call,
  calls,
  callsCaption,
  callsHidden,
  callsNone,
  close,
  content,
  contentCut,
  contentEmpty,
  contentHidden,
  contentNote,
  contentShow,
  correlation,
  created,
  deliveredAt,
  gone,
  heldUp,
  integration,
  lastAttempt,
  lastFailure,
  leased,
  loading,
  mayHaveActed,
  milliseconds,
  nextTry,
  noRight,
  orderKey,
  owner,
  reason,
  record,
  runbook,
  safeAgain,
  signature,
  whatToDo,
};
