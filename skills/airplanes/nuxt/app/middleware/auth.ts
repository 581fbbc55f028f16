export default defineNuxtRouteMiddleware(() => {
  if (!useSession().account.value) return navigateTo('/login')
})
