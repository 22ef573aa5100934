import { Fragment, type ReactNode } from 'react'

interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
  /** What else is asked of whoever chooses it. */
  readonly more?: ReactNode
}

export interface ChoiceProps<Value extends string> {
  readonly name: string
  readonly legend: string
  readonly value: Value
  readonly options: readonly Option<Value>[]
  readonly onValue: (value: Value) => void
}

/** One of a few, all of them seen at once. */
export function Choice<Value extends string>({ name, legend, value, options, onValue }: ChoiceProps<Value>): ReactNode {
  return (
    <fieldset className="choice">
      <legend className="choice__legend">{legend}</legend>
      {options.map((option) => (
        <Fragment key={option.value}>
          <div className="choice__option">
            <input
              type="radio"
              id={`${name}-${option.value}`}
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-describedby={option.hint === undefined ? undefined : `${name}-${option.value}-hint`}
              onChange={() => onValue(option.value)}
            />
            <div>
              <label htmlFor={`${name}-${option.value}`}>{option.label}</label>
              {option.hint !== undefined && (
                <div className="govuk-hint choice__hint" id={`${name}-${option.value}-hint`}>
                  {option.hint}
                </div>
              )}
            </div>
          </div>
          {option.more !== undefined && option.value === value && <div className="choice__more">{option.more}</div>}
        </Fragment>
      ))}
    </fieldset>
  )
}
