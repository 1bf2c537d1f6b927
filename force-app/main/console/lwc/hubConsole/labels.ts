import apps from '@salesforce/label/c.Hub_Ui_Apps_Tab';
import checked from '@salesforce/label/c.Hub_Ui_Checked';
import checkedAs from '@salesforce/label/c.Hub_Ui_Checked_As';
import connections from '@salesforce/label/c.Hub_Ui_Connections_Tab';
import loading from '@salesforce/label/c.Hub_Ui_Loading';
import newSince from '@salesforce/label/c.Hub_Ui_New_Since';

/** Texts of this component. */
export const text = {
  apps,
  checked,
  checkedAs,
  connections,
  loading,
  newSince,
};
