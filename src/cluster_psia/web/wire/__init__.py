"""What holds for every connection and every answer, Streamlit's included."""
