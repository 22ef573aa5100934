import { fn } from 'storybook/test'

/** The ways to change where codes come from, where email is offered and nothing was tried yet. */
export function changingFactors() {
  return {
    most: 5,
    emailOffered: true,
    outcome: null,
    busy: false,
    onAdd: fn(),
    onRemove: fn(),
    onReplace: fn(),
    onChangeToEmail: fn(),
  }
}
