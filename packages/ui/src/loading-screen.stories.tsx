import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { LoadingScreen } from './loading-screen.tsx'

const meta = { title: 'Problems/Loading', component: LoadingScreen, parameters: { framed: true } } satisfies Meta<typeof LoadingScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Loading: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
    await expect(await canvas.findByText('Loading')).toBeVisible()
  },
}
