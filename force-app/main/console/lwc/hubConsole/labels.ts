import apps from '@salesforce/label/c.Hub_Ui_Apps_Tab';
import checked from '@salesforce/label/c.Hub_Ui_Checked';
import checkedAs from '@salesforce/label/c.Hub_Ui_Checked_As';
import connections from '@salesforce/label/c.Hub_Ui_Connections_Tab';
import loading from '@salesforce/label/c.Hub_Ui_Loading';
import missing from '@salesforce/label/c.Hub_Ui_Rights_Missing';
import never from '@salesforce/label/c.Hub_Ui_Trust_Never';
import newSince from '@salesforce/label/c.Hub_Ui_New_Since';
import queue from '@salesforce/label/c.Hub_Queue_Tab';
import reads from '@salesforce/label/c.Hub_Ui_Trust_Reads';
import stores from '@salesforce/label/c.Hub_Ui_Trust_Stores';
import trust from '@salesforce/label/c.Hub_Ui_Trust_Title';

/** Texts of this component. */
export const text = {
  apps,
  checked,
  checkedAs,
  connections,
  loading,
  missing,
  never,
  newSince,
  queue,
  reads,
  stores,
  trust,
};
