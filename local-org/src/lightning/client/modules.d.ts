declare module '@lwc/synthetic-shadow';
declare module 'lwc' {
  export function createElement(tag: string, options: { is: CustomElementConstructor }): HTMLElement;
}
