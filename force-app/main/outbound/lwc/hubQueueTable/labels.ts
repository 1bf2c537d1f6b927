import actionConfirm from '@salesforce/label/c.Hub_Queue_Action_Confirm';
import actionDiscard from '@salesforce/label/c.Hub_Queue_Action_Discard';
import actionReplay from '@salesforce/label/c.Hub_Queue_Action_Replay';
import attempts from '@salesforce/label/c.Hub_Queue_Attempts';
import call from '@salesforce/label/c.Hub_Queue_Call';
import cause from '@salesforce/label/c.Hub_Queue_Cause';
import choosePage from '@salesforce/label/c.Hub_Queue_Choose_Page';
import chooseRow from '@salesforce/label/c.Hub_Queue_Choose_Row';
import detailsOf from '@salesforce/label/c.Hub_Queue_Details_Of';
import doneConfirm from '@salesforce/label/c.Hub_Queue_Done_Confirm';
import doneDiscard from '@salesforce/label/c.Hub_Queue_Done_Discard';
import doneReplay from '@salesforce/label/c.Hub_Queue_Done_Replay';
import empty from '@salesforce/label/c.Hub_Queue_Empty';
import emptyApex from '@salesforce/label/c.Hub_Queue_Empty_Apex';
import emptyFlow from '@salesforce/label/c.Hub_Queue_Empty_Flow';
import emptyHow from '@salesforce/label/c.Hub_Queue_Empty_How';
import lastFailure from '@salesforce/label/c.Hub_Queue_Last_Failure';
import leased from '@salesforce/label/c.Hub_Queue_Leased';
import left from '@salesforce/label/c.Hub_Queue_Left';
import loading from '@salesforce/label/c.Hub_Queue_Loading_Page';
import message from '@salesforce/label/c.Hub_Queue_Message';
import messages from '@salesforce/label/c.Hub_Queue_Messages';
import newest from '@salesforce/label/c.Hub_Queue_Newest';
import nextTry from '@salesforce/label/c.Hub_Queue_Next_Try';
import noMatch from '@salesforce/label/c.Hub_Queue_No_Match';
import notDecided from '@salesforce/label/c.Hub_Queue_Not_Decided';
import oldest from '@salesforce/label/c.Hub_Queue_Oldest';
import order from '@salesforce/label/c.Hub_Queue_Order';
import pages from '@salesforce/label/c.Hub_Queue_Pages';
import position from '@salesforce/label/c.Hub_Queue_Page_Position';
import sort from '@salesforce/label/c.Hub_Queue_Sort';
import state from '@salesforce/label/c.Hub_Queue_State';
import stopped from '@salesforce/label/c.Hub_Queue_Stopped';
import table from '@salesforce/label/c.Hub_Queue_Messages_Caption';

/** Texts of this component. */
export const text = {
  actionConfirm,
  actionDiscard,
  actionReplay,
  attempts,
  call,
  cause,
  choosePage,
  chooseRow,
  detailsOf,
  doneConfirm,
  doneDiscard,
  doneReplay,
  empty,
  emptyApex,
  emptyFlow,
  emptyHow,
  lastFailure,
  leased,
  left,
  loading,
  message,
  messages,
  newest,
  nextTry,
  noMatch,
  notDecided,
  oldest,
  order,
  pages,
  position,
  sort,
  state,
  stopped,
  table,
};
