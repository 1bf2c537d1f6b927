import ask from '@salesforce/label/c.Hub_Ui_Ask_Right';
import askClass from '@salesforce/label/c.Hub_Ui_Ask_Class';
import failed from '@salesforce/label/c.Hub_Ui_Failed';
import missing from '@salesforce/label/c.Hub_Ui_Unreadable_Title';
import retry from '@salesforce/label/c.Hub_Ui_Retry';

/** Texts of this component. */
export const text = {
  ask,
  askClass,
  failed,
  missing,
  retry,
};
