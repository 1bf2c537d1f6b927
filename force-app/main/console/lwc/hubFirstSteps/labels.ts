import assign from '@salesforce/label/c.Hub_Ui_First_Assign';
import connect from '@salesforce/label/c.Hub_Ui_First_Connect';
import done from '@salesforce/label/c.Hub_Ui_Step_Done';
import test from '@salesforce/label/c.Hub_Ui_First_Test';
import title from '@salesforce/label/c.Hub_Ui_First_Title';
import toDo from '@salesforce/label/c.Hub_Ui_Step_Open';

/** Texts of this component. */
export const text = {
  assign,
  connect,
  done,
  test,
  title,
  toDo,
};
