import actionConfirm from '@salesforce/label/c.Hub_Queue_Action_Confirm';
import actionDiscard from '@salesforce/label/c.Hub_Queue_Action_Discard';
import actionReplay from '@salesforce/label/c.Hub_Queue_Action_Replay';
import actions from '@salesforce/label/c.Hub_Queue_Actions';
import allSelected from '@salesforce/label/c.Hub_Queue_All_Selected';
import clear from '@salesforce/label/c.Hub_Queue_Clear';
import noRight from '@salesforce/label/c.Hub_Queue_No_Right';
import noneSelected from '@salesforce/label/c.Hub_Queue_None_Selected';
import progress from '@salesforce/label/c.Hub_Queue_Progress';
import selectAll from '@salesforce/label/c.Hub_Queue_Select_All';
import selected from '@salesforce/label/c.Hub_Queue_Selected';
import stop from '@salesforce/label/c.Hub_Ui_Stop';

/** Texts of this component. */
export const text = {
  actionConfirm,
  actionDiscard,
  actionReplay,
  actions,
  allSelected,
  clear,
  noRight,
  noneSelected,
  progress,
  selectAll,
  selected,
  stop,
};
