import next from '@salesforce/label/c.Hub_Ui_Next';
import previous from '@salesforce/label/c.Hub_Ui_Previous';

/** Texts of this component. */
export const text = {
  next,
  previous,
};
