import caption from '@salesforce/label/c.Hub_Queue_Storage_Caption';
import days from '@salesforce/label/c.Hub_Queue_Storage_Days';
import failures from '@salesforce/label/c.Hub_Queue_Storage_Failures';
import hide from '@salesforce/label/c.Hub_Queue_Storage_Hide';
import hours from '@salesforce/label/c.Hub_Queue_Storage_Hours';
import integration from '@salesforce/label/c.Hub_Queue_Integration';
import keep from '@salesforce/label/c.Hub_Queue_Storage_Keep';
import loading from '@salesforce/label/c.Hub_Queue_Loading_Storage';
import messages from '@salesforce/label/c.Hub_Queue_Storage_Messages';
import note from '@salesforce/label/c.Hub_Queue_Storage_Note';
import rows from '@salesforce/label/c.Hub_Queue_Storage_Rows';
import rowsOf from '@salesforce/label/c.Hub_Queue_Storage_Rows_Of';
import show from '@salesforce/label/c.Hub_Queue_Storage_Show';
import size from '@salesforce/label/c.Hub_Queue_Storage_Size';
import sizeKb from '@salesforce/label/c.Hub_Queue_Storage_Size_Kb';
import title from '@salesforce/label/c.Hub_Queue_Storage';

/** Texts of this component. */
export const text = {
  caption,
  days,
  failures,
  hide,
  hours,
  integration,
  keep,
  loading,
  messages,
  note,
  rows,
  rowsOf,
  show,
  size,
  sizeKb,
  title,
};
