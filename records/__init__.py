"""The types handed from stage to stage; imports nothing of ours."""
