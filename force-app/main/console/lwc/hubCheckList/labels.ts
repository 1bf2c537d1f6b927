import checks from '@salesforce/label/c.Hub_Ui_Checks';
import control from '@salesforce/label/c.Hub_Ui_Check_Control';
import critical from '@salesforce/label/c.Hub_Ui_Risk_Critical';
import evidence from '@salesforce/label/c.Hub_Ui_Evidence_Of';
import found from '@salesforce/label/c.Hub_Ui_Check_Found';
import hide from '@salesforce/label/c.Hub_Ui_Checks_Hide';
import high from '@salesforce/label/c.Hub_Ui_Risk_High';
import loading from '@salesforce/label/c.Hub_Ui_Checks_Loading';
import low from '@salesforce/label/c.Hub_Ui_Risk_Low';
import medium from '@salesforce/label/c.Hub_Ui_Risk_Medium';
import none from '@salesforce/label/c.Hub_Ui_Checks_None';
import openSetup from '@salesforce/label/c.Hub_Ui_Open_Setup';
import pass from '@salesforce/label/c.Hub_Ui_Check_Pass';
import runbook from '@salesforce/label/c.Hub_Ui_Runbook';
import show from '@salesforce/label/c.Hub_Ui_Checks_Show';
import showAll from '@salesforce/label/c.Hub_Ui_Show_All';
import summary from '@salesforce/label/c.Hub_Ui_Checks_Summary';
import unknown from '@salesforce/label/c.Hub_Ui_Unknown';
import unreadable from '@salesforce/label/c.Hub_Ui_Unreadable_State';
import unreadableFor from '@salesforce/label/c.Hub_Ui_Unreadable_Title';
import whatToDo from '@salesforce/label/c.Hub_Ui_What_To_Do';
import why from '@salesforce/label/c.Hub_Ui_Why';

/** Texts of this component. */
export const text = {
  checks,
  control,
  critical,
  evidence,
  found,
  hide,
  high,
  loading,
  low,
  medium,
  none,
  openSetup,
  pass,
  runbook,
  show,
  showAll,
  summary,
  unknown,
  unreadable,
  unreadableFor,
  whatToDo,
  why,
};
