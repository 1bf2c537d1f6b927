import missingRight from '@salesforce/label/c.Hub_Ui_Missing_Right';
import unknownAge from '@salesforce/label/c.Hub_Ui_Unknown_Age';
import unreadable from '@salesforce/label/c.Hub_Ui_Unreadable';

/** Texts of this component. */
export const text = {
  missingRight,
  unknownAge,
  unreadable,
};
