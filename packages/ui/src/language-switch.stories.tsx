import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { LanguageSwitch } from './language-switch.tsx'
import { UiProvider, useUi } from './ui-provider.tsx'

const chooseLocale = fn()

const meta = {
  title: 'Parts/Language switch',
  component: LanguageSwitch,
  render: function Switch() {
    const ui = useUi()
    return (
      <UiProvider {...ui} chooseLocale={chooseLocale}>
        <LanguageSwitch />
      </UiProvider>
    )
  },
} satisfies Meta<typeof LanguageSwitch>

export default meta
type Story = StoryObj<typeof meta>

export const English: Story = {
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('navigation', { name: 'Language' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'English' })).toHaveAttribute('aria-current', 'true')
    const welsh = canvas.getByRole('button', { name: 'Cymraeg' })
    await expect(welsh).toHaveAttribute('lang', 'cy')
    await userEvent.click(welsh)
    await expect(chooseLocale).toHaveBeenCalledWith('cy')
    await expect(welsh).toHaveFocus()
  },
}

export const Welsh: Story = {
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('navigation', { name: 'Iaith' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Cymraeg' })).toHaveAttribute('aria-current', 'true')
  },
}
