class EmaRsi(IStrategy):
    pass
