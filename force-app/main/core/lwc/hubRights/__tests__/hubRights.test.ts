import { rightLabel } from 'c/hubRights';

describe('c/hubRights', () => {
  it('calls a right as Setup does', () => {
    expect(rightLabel('ViewSetup')).toBe('c.Hub_Right_ViewSetup');
  });

  it('keeps a name that it does not know', () => {
    expect(rightLabel('ModifyAllData')).toBe('ModifyAllData');
  });
});
